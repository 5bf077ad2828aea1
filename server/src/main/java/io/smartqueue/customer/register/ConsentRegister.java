package io.smartqueue.customer.register;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The consents given and withdrawn in the current organisation. Lines are only added. */
@Component
public class ConsentRegister {

    private static final RowMapper<ConsentGiven> LINE = (row, n) -> new ConsentGiven(
            row.getObject("customer_id", UUID.class),
            row.getObject("visit_id", UUID.class),
            Medium.of(row.getString("channel")),
            row.getBoolean("given"),
            Times.instant(row, "at"),
            new ConsentGiven.By(row.getString("by_type"), row.getObject("by_id", UUID.class)),
            ConsentGiven.How.of(row.getString("how")),
            row.getString("words"));

    private final JdbcClient jdbc;

    ConsentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public PageResult<ConsentGiven> of(UUID customer, PageRequest paging) {
        return lines(" from consent where customer_id = :whose", customer, paging);
    }

    /** Those for one visit, also of somebody who is in no register. */
    @Transactional(readOnly = true)
    public PageResult<ConsentGiven> ofVisit(UUID visit, PageRequest paging) {
        return lines(" from consent where visit_id = :whose", visit, paging);
    }

    private PageResult<ConsentGiven> lines(String from, UUID whose, PageRequest paging) {
        return paging.of(
                jdbc.sql(PageRequest.count(from))
                        .param("whose", whose)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select customer_id, visit_id, channel, given, at, by_type, by_id, how, words" + from
                                + paging.orderAndLimit())
                        .param("whose", whose)
                        .query(LINE)
                        .list());
    }

    /** In the transaction of the act by which they were given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<ConsentGiven> lines) {
        if (lines.isEmpty()) {
            return;
        }
        replaceEarlier(lines);
        jdbc.sql("""
                        insert into consent (id, tenant_id, customer_id, visit_id, channel, given, at, by_type, by_id,
                            how, words)
                        select id, current_tenant(), customer, visit, channel, given, at, by_type, by_id, how, words
                        from unnest(:ids::uuid[], :customers::uuid[], :visits::uuid[], :channels::text[],
                            :given::boolean[], :at::timestamptz[], :byTypes::text[], :byIds::uuid[], :how::text[],
                            :words::text[])
                            as line (id, customer, visit, channel, given, at, by_type, by_id, how, words)
                        """)
                .param("ids", lines.stream().map(line -> Ids.next()).toArray(UUID[]::new))
                .param("customers", ids(lines, ConsentGiven::customer))
                .param("visits", ids(lines, ConsentGiven::visit))
                .param("channels", texts(lines, line -> line.channel().code()))
                .param("given", lines.stream().map(ConsentGiven::given).toArray(Boolean[]::new))
                .param("at", texts(lines, line -> line.at().toString()))
                .param("byTypes", texts(lines, line -> line.by().type()))
                .param("byIds", ids(lines, line -> line.by().id()))
                .param("how", texts(lines, line -> line.how().code()))
                .param("words", texts(lines, ConsentGiven::words))
                .update();
    }

    // Only the last word of a customer by a channel is kept for as long as the customer.
    private void replaceEarlier(List<ConsentGiven> lines) {
        List<ConsentGiven> ofCustomers = lines.stream()
                .filter(line -> line.customer() != null && line.visit() == null)
                .toList();
        if (ofCustomers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update consent set is_replaced = true
                        from unnest(:customers::uuid[], :channels::text[]) as line (customer, channel)
                        where customer_id = line.customer and consent.channel = line.channel
                            and visit_id is null and not is_replaced
                        """)
                .param("customers", ids(ofCustomers, ConsentGiven::customer))
                .param("channels", texts(ofCustomers, line -> line.channel().code()))
                .update();
    }

    private static @Nullable UUID[] ids(List<ConsentGiven> lines, Function<ConsentGiven, @Nullable UUID> part) {
        return lines.stream().map(part).toArray(UUID[]::new);
    }

    private static String[] texts(List<ConsentGiven> lines, Function<ConsentGiven, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }
}
