package io.smartqueue.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicLong;

/** What the pages of a tab have cost so far, as it went over the line: compressed, headers and all. */
public final class Weight {

    private final CDPSession browser;
    private final AtomicLong bytes = new AtomicLong();

    private Weight(CDPSession browser) {
        this.browser = browser;
    }

    /** From now on, for this tab. */
    public static Weight of(Page page) {
        Weight weight = new Weight(page.context().newCDPSession(page));
        weight.browser.on(
                "Network.loadingFinished",
                loaded -> weight.bytes.addAndGet(loaded.get("encodedDataLength").getAsLong()));
        weight.browser.send("Network.enable");
        return weight;
    }

    public long bytes() {
        return bytes.get();
    }

    /** A network as in the villages: 400 kbit/s, 400 ms there and back. */
    public void onSlowMobile() {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 400);
        network.addProperty("downloadThroughput", 400_000 / 8);
        network.addProperty("uploadThroughput", 400_000 / 8);
        browser.send("Network.emulateNetworkConditions", network);
    }
}
