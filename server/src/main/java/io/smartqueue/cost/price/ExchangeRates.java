package io.smartqueue.cost.price;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.cost.Money;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rates of exchange as the operator has written them. Each holds until a later one begins, on whole days in UTC. */
@Service
public class ExchangeRates {

    /**
     * What one unit of a currency is worth in another.
     *
     * @param source where the figure stands
     */
    public record Terms(
            @NotNull @Known(Known.List.CURRENCY) String base,
            @NotNull @Known(Known.List.CURRENCY) String quote,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 8) BigDecimal rate,

            @NotNull Instant validFrom,

            @NotBlank @Size(max = 300) @PlainText.Lines String source) {

        public Terms {
            if (rate != null) {
                rate = Money.plain(rate);
            }
        }
    }

    public record ExchangeRate(UUID id, @JsonUnwrapped Terms terms) {}

    private static final String COLUMNS = "id, base, quote, rate, valid_from, source";

    private final JdbcClient jdbc;

    ExchangeRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public PageResult<ExchangeRate> list(PageRequest paging) {
        String from = " from exchange_rate";
        return paging.of(
                jdbc.sql(PageRequest.count(from)).query(Long.class).single(),
                jdbc.sql("select " + COLUMNS + from + paging.orderAndLimit())
                        .query((row, n) -> rate(row))
                        .list());
    }

    /** @throws Refusal when one of the same currencies begins at the same time */
    @Transactional
    public ExchangeRate add(Terms terms) {
        if (terms.base().equals(terms.quote())) {
            throw Refusal.field("quote", "same_currency", "Name two currencies.");
        }
        return jdbc.sql("""
                        insert into exchange_rate (id, base, quote, rate, valid_from, source)
                        values (:id, :base, :quote, :rate, :from, :source)
                        on conflict (base, quote, valid_from) do nothing
                        returning %s
                        """.formatted(COLUMNS))
                .param("id", Ids.next())
                .param("base", terms.base())
                .param("quote", terms.quote())
                .param("rate", terms.rate())
                .param("from", Times.sql(terms.validFrom()))
                .param("source", terms.source())
                .query((row, n) -> rate(row))
                .optional()
                .orElseThrow(() -> Refusal.conflict("overlaps", "Another rate begins at this time."));
    }

    /** @return empty when no rate is known */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> rate(String base, String quote, LocalDate day) {
        return jdbc.sql("select rate_of(:base, :quote, :day) as rate")
                .param("base", base)
                .param("quote", quote)
                .param("day", day)
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal("rate")))
                .single();
    }

    /** The currencies of all prices. */
    @Transactional(readOnly = true)
    public List<String> ofPrices() {
        return jdbc.sql("select distinct currency from price_rule order by currency")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static ExchangeRate rate(ResultSet row) throws SQLException {
        return new ExchangeRate(
                row.getObject("id", UUID.class),
                new Terms(
                        row.getString("base"),
                        row.getString("quote"),
                        row.getBigDecimal("rate"),
                        Times.instant(row, "valid_from"),
                        row.getString("source")));
    }
}
