package io.smartqueue.customer.register;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.Customers;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/customers/{id}/consents")
@Tag(name = "customers")
class ConsentsController {

    private final Customers customers;
    private final ConsentRegister register;

    ConsentsController(Customers customers, ConsentRegister register) {
        this.customers = customers;
        this.register = register;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Page<ConsentView> list(@PathVariable UUID id, @SortableBy("at") Paging paging) {
        customers.get(new CustomerId(id));
        return paging.view(register.of(id, paging.request()).map(ConsentView::of));
    }
}
