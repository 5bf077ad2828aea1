package io.smartqueue.twiliosandbox;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.api.ApiRoutes;
import io.smartqueue.twiliosandbox.api.RoutesBelow;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.message.Sids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The accounts below that of the sandbox; a reset forgets them. */
final class SubAccounts implements RoutesBelow {

    private final Account above;
    private final OneAccount.Common common;
    private final Map<Integer, OneAccount> byPlace = new ConcurrentSkipListMap<>();
    private final AtomicInteger places = new AtomicInteger();

    SubAccounts(Account above, OneAccount.Common common) {
        this.above = above;
        this.common = common;
    }

    OneAccount open(String friendlyName) {
        int place = places.incrementAndGet();
        SandboxOptions options = common.options();
        String sid = Sids.next("AC");
        var account = new Account(
                sid,
                above,
                friendlyName,
                Standing.usual(Sids.next(""))
                        .atMost(options.behaviour().mostAtOnce())
                        .with(options.behaviour().recipients()),
                common.clock().instant(),
                common.changes()::account);
        var one = new OneAccount(account, Senders.below(place, "MG" + sid.substring(2)), Map.of(), common);
        byPlace.put(place, one);
        return one;
    }

    Collection<OneAccount> all() {
        return byPlace.values();
    }

    Optional<OneAccount> find(String sid) {
        return all().stream().filter(one -> one.account.sid().equals(sid)).findFirst();
    }

    Optional<OneAccount> owner(Address sender) {
        return all().stream().filter(one -> one.senders.owns(sender)).findFirst();
    }

    @Override
    public ApiRoutes create(String friendlyName) {
        return open(friendlyName).routes;
    }

    @Override
    public Optional<ApiRoutes> of(String accountSid) {
        return find(accountSid).map(one -> one.routes);
    }

    @Override
    public List<ApiRoutes> routes() {
        return all().stream().map(one -> one.routes).toList();
    }

    void reset() {
        all().forEach(OneAccount::close);
        byPlace.clear();
    }
}
