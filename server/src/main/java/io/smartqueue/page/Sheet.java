package io.smartqueue.page;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page is printed on: language, the organisation's look, the addresses of its files, and the value that every
 * form sends back to prove that it is ours. Controllers take it as an argument, templates as their first parameter.
 *
 * @param address of this page, path and query
 */
public record Sheet(Words words, Look look, Assets assets, URI address, Supplier<String> formToken) {

    /** The field in which forms, and the header in which scripts, send {@link #formToken}. */
    public static final String TOKEN_FIELD = "_csrf";

    public static final String TOKEN_HEADER = "X-CSRF-TOKEN";

    /** This page in another language; the choice is remembered. */
    public String addressIn(Language language) {
        return UriComponentsBuilder.fromUri(address)
                .replaceQueryParam("lang", language.code())
                .build(true)
                .toUriString();
    }

    /** Spoken at another place's hours. */
    public Sheet with(Words other) {
        return new Sheet(other, look, assets, address, formToken);
    }
}
