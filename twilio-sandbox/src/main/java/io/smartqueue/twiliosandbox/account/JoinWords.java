package io.smartqueue.twiliosandbox.account;

import java.util.List;

/** {@code join} and the two words of an account's WhatsApp sandbox, always the same for the same account. */
final class JoinWords {
    private static final List<String> FIRST =
            List.of("calm", "clever", "early", "gentle", "golden", "quick", "quiet", "silver");
    private static final List<String> SECOND =
            List.of("baobab", "egret", "heron", "lagoon", "mango", "river", "savanna", "tamarind");

    private JoinWords() {}

    static String of(String accountSid) {
        int hash = accountSid.hashCode();
        return "join " + FIRST.get(Math.floorMod(hash, FIRST.size())) + "-"
                + SECOND.get(Math.floorMod(hash / FIRST.size(), SECOND.size()));
    }
}
