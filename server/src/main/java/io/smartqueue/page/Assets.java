package io.smartqueue.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of stylesheets, scripts and sounds, with a content hash so that browsers cache them for ever. */
@Component
public class Assets {

    private final ObjectProvider<ResourceUrlProvider> addresses;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    // Looked up late, because the provider belongs to the configuration that also registers the page arguments.
    Assets(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    /** @param file below {@code static/assets}, such as {@code page.css} */
    public String at(String file) {
        return known.computeIfAbsent(file, name -> {
            String address = addresses.getObject().getForLookupPath("/assets/" + name);
            if (address == null) {
                throw new IllegalArgumentException("there is no asset " + name);
            }
            return address;
        });
    }
}
