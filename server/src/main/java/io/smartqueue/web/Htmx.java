package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers with which the script of a page asks for a fragment of it. */
public final class Htmx {

    private Htmx() {}

    public static boolean asks(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** The page as a whole goes to this address, since a fragment of it cannot. */
    public static void redirect(HttpServletResponse response, String address) {
        response.setHeader("HX-Redirect", address);
    }
}
