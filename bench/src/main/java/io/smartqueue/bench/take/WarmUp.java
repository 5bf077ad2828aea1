package io.smartqueue.bench.take;

import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Server;
import java.time.Duration;
import java.util.Locale;

/** Work that is not measured, until the server's compiler has hardly anything left to do. */
public final class WarmUp {

    private static final double COMPILED = 0.1;
    private static final int MOST = 12;

    private WarmUp() {}

    /** Repeats the work, at least twice, until compiling takes less than a tenth of the server's processor time. */
    public static void of(Stage stage, Server server, Side.Preparation work) throws Exception {
        atMost(MOST, stage, server, work);
    }

    public static void atMost(int most, Stage stage, Server server, Side.Preparation work) throws Exception {
        double share = 1;
        int times = 0;
        while (times < 2 || share > COMPILED && times < most) {
            Duration compiled = server.compilerTime();
            Duration spent = server.processorTime();
            work.once();
            times++;
            share = (double) server.compilerTime().minus(compiled).toMillis()
                    / Math.max(1, server.processorTime().minus(spent).toMillis());
        }
        stage.say(String.format(Locale.ROOT, "warmed up %d times; compiling took %.0f %% at last", times, 100 * share));
    }
}
