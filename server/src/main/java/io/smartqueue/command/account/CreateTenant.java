package io.smartqueue.command.account;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Provisioning;
import io.smartqueue.tenant.TenantSlug;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", description = "Creates an organisation and its first administrator.")
@SuppressWarnings("NullAway.Init")
public final class CreateTenant implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SLUG", description = "Its name in addresses: lower-case letters, digits, hyphens.")
    private String slug;

    @Option(names = "--name", description = "Its name for people; the slug when absent.")
    private @Nullable String name;

    @Option(names = "--country", required = true, description = "ISO 3166, such as SN.")
    private String country;

    @Option(names = "--zone", required = true, description = "IANA, such as Africa/Dakar.")
    private String zone;

    @Option(names = "--language", required = true, description = "BCP 47, such as fr.")
    private String language;

    @Option(names = "--admin", required = true, paramLabel = "EMAIL", description = "The first administrator.")
    private String admin;

    public CreateTenant(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TenantSlug address = new TenantSlug(slug);
        NewAccount.requireAddress("admin", admin);
        Created created = context.call(program -> {
            var organisation = program.getBean(Provisioning.class)
                    .createTenantWithAdmin(address, name == null ? slug : name, country, zone, language, admin);
            return new Created(organisation.access(), NewAccount.address(program.getEnvironment()));
        });
        var out = spec.commandLine().getOut();
        boolean invited = created.access() instanceof AccessSecret.Invitation;
        out.println("Organisation " + slug + " is there; " + admin
                + (invited ? " is invited to administer it." : " administers it."));
        out.println("It begins with one site, service, queue and counter; " + created.address() + "/admin/" + slug
                + "/first-hour leads on from there.");
        out.println("Next: bin/smartqueue serve. People take a ticket at " + created.address() + "/o/" + slug + ", and "
                + admin + " calls them at " + created.address() + "/counter.");
        out.println(NewAccount.tell(created.access()));
        return 0;
    }

    private record Created(AccessSecret access, String address) {}
}
