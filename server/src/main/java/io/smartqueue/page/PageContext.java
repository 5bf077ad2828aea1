package io.smartqueue.page;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page needs: language, branding, the addresses of assets, and the form token, the value that every
 * form sends back to prove that it is ours. Controllers take it as an argument, templates as their first parameter.
 *
 * @param branding read when something shows it, since a redirect or a part of a page does not
 * @param address of this page, path and query
 */
public record PageContext(
        Messages words, Supplier<Branding> branding, Assets assets, URI address, Supplier<String> formToken) {

    /** The field in which forms, and the header in which scripts, send {@link #formToken}. */
    public static final String TOKEN_FIELD = "_csrf";

    public static final String TOKEN_HEADER = "X-CSRF-TOKEN";

    public Branding look() {
        return branding.get();
    }

    /** The address of this page in another language; the choice is remembered. */
    public String addressIn(Language language) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQueryParam(TOKEN_FIELD)
                .replaceQueryParam("lang", language.code())
                .build(true)
                .toUriString();
    }

    /** A page of the administration or of the operator, whose forms are acted upon once. */
    public boolean isOfOffice() {
        String path = address.getPath();
        return path.startsWith("/admin/") || path.startsWith("/operator/");
    }

    /** The same page with other words, such as in another time zone. */
    public PageContext with(Messages other) {
        return new PageContext(other, branding, assets, address, formToken);
    }
}
