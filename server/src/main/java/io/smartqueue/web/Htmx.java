package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers with which the script of a page requests a fragment of it. */
public final class Htmx {

    private Htmx() {}

    public static boolean asks(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Redirects the whole page to this address, because a fragment cannot be redirected. */
    public static void redirect(HttpServletResponse response, String address) {
        response.setHeader("HX-Redirect", address);
    }
}
