package io.smartqueue.demo;

import io.smartqueue.reception.branding.BrandingDraft;
import io.smartqueue.reception.branding.FieldRequirement;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.tenant.Names;
import io.smartqueue.tenant.TenantSlug;
import java.util.List;
import java.util.Map;

/** What a demo organisation consists of. */
record DemoOrganisation(
        TenantSlug slug,
        String name,
        BrandingDraft look,
        List<Site> sites,
        List<Service> services,
        List<Person> agents) {

    /** @param counters how many; each serves every queue of the site */
    record Site(Names names, String city, int counters, List<String> serviceCodes) {}

    record Service(Names names, String code, int expectedMinutes, Pictogram pictogram, Hue hue) {}

    private static Names names(String french, String english, String arabic) {
        return new Names(french, Map.of("en", english, "ar", arabic));
    }

    /** An agent; the first one works at the first counter, and so on, of the last site, which lists show first. */
    record Person(String name, String publicName) {}

    /** @param strokes of the drawing, on a grid of 24 */
    private static BrandingDraft look(String accent, String strokes) {
        String logo = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="%s" fill="none" stroke="#fff" \
                stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>
                """.formatted(strokes);
        return new BrandingDraft(accent, logo, FieldRequirement.OPTIONAL, FieldRequirement.OPTIONAL);
    }

    Site siteOfTheAgents() {
        return sites.getLast();
    }

    static final DemoOrganisation BANK = new DemoOrganisation(
            new TenantSlug("demo-bank"),
            "Banque du Fleuve",
            look("#0b5a3c", "M3 8q3-3 6 0t6 0 6 0M3 13q3-3 6 0t6 0 6 0M3 18q3-3 6 0t6 0 6 0"),
            List.of(
                    new Site(names("Medina", "Medina", "المدينة"), "Dakar", 1, List.of("A", "B")),
                    new Site(names("Plateau", "Plateau", "بلاتو"), "Dakar", 5, List.of("A", "B", "C", "D"))),
            List.of(
                    new Service(names("Retrait", "Withdrawal", "سحب"), "A", 4, Pictogram.CASH, Hue.OCRE),
                    new Service(names("Versement", "Deposit", "إيداع"), "B", 5, Pictogram.TRANSFER, Hue.LAGON),
                    new Service(
                            names("Ouverture de compte", "Account opening", "فتح حساب"),
                            "C",
                            20,
                            Pictogram.IDENTITY,
                            Hue.INDIGO),
                    new Service(names("Conseil", "Advice", "استشارة مالية"), "D", 15, Pictogram.PEOPLE, Hue.PRUNE)),
            List.of(
                    new Person("Fatou Diop", "Mme Diop"),
                    new Person("Moussa Ndiaye", "M. Ndiaye"),
                    new Person("Aissatou Ba", "Mme Ba"),
                    new Person("Ibrahima Sarr", "M. Sarr"),
                    new Person("Mariama Sow", "Mme Sow")));

    static final DemoOrganisation CLINIC = new DemoOrganisation(
            new TenantSlug("demo-clinic"),
            "Clinique de la Teranga",
            look("#075e74", "M12 21v-9c0-4 2.500-7 8-7 0 5-3 7-8 7M12 14c0-3-2-5-7-5 0 4 2.500 5 7 5"),
            List.of(new Site(names("Mermoz", "Mermoz", "ميرموز"), "Dakar", 2, List.of("C", "L"))),
            List.of(
                    new Service(
                            names("Consultation", "Consultation", "استشارة طبية"),
                            "C",
                            15,
                            Pictogram.STETHOSCOPE,
                            Hue.LAGON),
                    new Service(names("Laboratoire", "Laboratory", "المختبر"), "L", 8, Pictogram.TUBE, Hue.LATERITE)),
            List.of(new Person("Khady Faye", "Mme Faye")));
}
