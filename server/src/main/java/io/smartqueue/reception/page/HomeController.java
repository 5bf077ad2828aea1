package io.smartqueue.reception.page;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this is, for who opens the bare address. */
@Controller
class HomeController {

    private final Tenants tenants;
    private final boolean demo;

    HomeController(Tenants tenants, Environment environment) {
        this.tenants = tenants;
        this.demo = environment.getProperty("smartqueue.demo", Boolean.class, false);
    }

    @GetMapping("/")
    Html home(PageContext pageContext) {
        return Html.of("reception/home", new HomePage(pageContext, demo ? tenants.demos() : List.of()));
    }
}
