package io.smartqueue.demo;

import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.tenant.TenantSlug;
import java.util.List;

/** What a demo organisation consists of. */
record DemoOrganisation(TenantSlug slug, String name, List<Site> sites, List<Service> services, List<Person> agents) {

    /** @param counters how many, all of them serving every queue of the site */
    record Site(String name, String city, int counters, List<String> serviceCodes) {}

    record Service(String name, String code, int expectedMinutes, Pictogram pictogram, Hue hue) {}

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
                    new Service("Retrait", "A", 4, Pictogram.CASH, Hue.OCRE),
                    new Service("Versement", "B", 5, Pictogram.TRANSFER, Hue.LAGON),
                    new Service("Ouverture de compte", "C", 20, Pictogram.IDENTITY, Hue.INDIGO),
                    new Service("Conseil", "D", 15, Pictogram.PEOPLE, Hue.PRUNE)),
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
            List.of(
                    new Service("Consultation", "C", 15, Pictogram.STETHOSCOPE, Hue.LAGON),
                    new Service("Laboratoire", "L", 8, Pictogram.TUBE, Hue.LATERITE)),
            List.of(new Person("Khady Faye", "Mme Faye")));
}
