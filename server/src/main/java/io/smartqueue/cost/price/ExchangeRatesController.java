package io.smartqueue.cost.price;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/exchange-rates")
@Tag(name = "exchange-rates", description = "What one currency is worth in another, from an instant on")
class ExchangeRatesController {

    private final ExchangeRates rates;

    ExchangeRatesController(ExchangeRates rates) {
        this.rates = rates;
    }

    @GetMapping
    @Requires(Right.MANAGE_PRICES)
    Page<ExchangeRates.ExchangeRate> list(@SortableBy("valid_from") Paging paging) {
        return paging.view(rates.list(paging.request()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.MANAGE_PRICES)
    ExchangeRates.ExchangeRate add(@Valid @RequestBody ExchangeRates.Terms terms) {
        return rates.add(terms);
    }
}
