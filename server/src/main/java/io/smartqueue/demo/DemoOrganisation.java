package io.smartqueue.demo;

import io.smartqueue.tenant.TenantSlug;
import java.util.List;

/** What a demo organisation consists of. */
record DemoOrganisation(TenantSlug slug, String name, List<Site> sites, List<Service> services, List<Person> agents) {

    /** @param counters how many, all of them serving every queue of the site */
    record Site(String name, String city, int counters, List<String> serviceCodes) {}

    record Service(String name, String code, int expectedMinutes) {}

    /** An agent has a seat at the counter of the same rank at the last site, which lists show first. */
    record Person(String name, String publicName) {}

    Site siteOfTheAgents() {
        return sites.getLast();
    }

    static final DemoOrganisation BANK = new DemoOrganisation(
            new TenantSlug("demo-bank"),
            "Banque du Fleuve",
            List.of(
                    new Site("Medina", "Dakar", 1, List.of("A", "B")),
                    new Site("Plateau", "Dakar", 5, List.of("A", "B", "C", "D"))),
            List.of(
                    new Service("Retrait", "A", 4),
                    new Service("Versement", "B", 5),
                    new Service("Ouverture de compte", "C", 20),
                    new Service("Conseil", "D", 15)),
            List.of(
                    new Person("Fatou Diop", "Mme Diop"),
                    new Person("Moussa Ndiaye", "M. Ndiaye"),
                    new Person("Aissatou Ba", "Mme Ba"),
                    new Person("Ibrahima Sarr", "M. Sarr"),
                    new Person("Mariama Sow", "Mme Sow")));

    static final DemoOrganisation CLINIC = new DemoOrganisation(
            new TenantSlug("demo-clinic"),
            "Clinique de la Teranga",
            List.of(new Site("Mermoz", "Dakar", 2, List.of("C", "L"))),
            List.of(new Service("Consultation", "C", 15), new Service("Laboratoire", "L", 8)),
            List.of(new Person("Khady Faye", "Mme Faye")));
}
