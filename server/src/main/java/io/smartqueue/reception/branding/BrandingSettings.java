package io.smartqueue.reception.branding;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the look of the current organisation. */
@Component
public class BrandingSettings {

    private final JdbcClient jdbc;

    BrandingSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public BrandingDraft current() {
        return jdbc.sql("select accent, logo, ask_name, ask_phone from tenant where id = :id")
                .param("id", CurrentTenant.get().value())
                .query((row, n) -> new BrandingDraft(
                        row.getString("accent"),
                        row.getString("logo"),
                        FieldRequirement.of(row.getString("ask_name")),
                        FieldRequirement.of(row.getString("ask_phone"))))
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<String> logo() {
        return Optional.ofNullable(current().logoSvg());
    }

    /** @throws Refusal when the logo is no drawing that may be shown */
    @Transactional
    public BrandingDraft change(BrandingDraft draft) {
        String logo = draft.logoSvg() == null || draft.logoSvg().isBlank() ? null : SvgLogo.read(draft.logoSvg());
        jdbc.sql("""
                        update tenant set accent = :accent, logo = :logo, ask_name = :name, ask_phone = :phone
                            where id = :id
                        """)
                .param("id", CurrentTenant.get().value())
                .param("accent", draft.accent().toLowerCase(Locale.ROOT))
                .param("logo", logo, Types.VARCHAR)
                .param("name", draft.askName().code())
                .param("phone", draft.askPhone().code())
                .update();
        return current();
    }
}
