package io.smartqueue.command.context;

import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** The program without its web server and without background work, for the duration of one command. */
public final class ShortLivedContext {

    private final TerminalProgress progress;

    public ShortLivedContext(TerminalProgress progress) {
        this.progress = progress;
    }

    public <T> T call(Function<ApplicationContext, T> act) {
        return call(true, false, act);
    }

    /** For a command that no server may run beside. */
    public <T> T alone(Function<ApplicationContext, T> act) {
        return call(false, false, act);
    }

    /** For a command that only reads: it creates no database and no schema either. */
    public <T> T read(Function<ApplicationContext, T> act) {
        return call(true, true, act);
    }

    private <T> T call(boolean beside, boolean reading, Function<ApplicationContext, T> act) {
        var application = new SpringApplication(CommandProgram.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        // Dispatcher, live connections and the like belong to the server, which may be running beside us;
        // they would be created even if only to be stopped at the end.
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("lifecycleProcessor", new DefaultLifecycleProcessor() {
                    @Override
                    public void onRefresh() {}

                    @Override
                    public void onClose() {}
                }));
        progress.at("Opening the database; in a new folder this takes half a minute");
        try (var context = application.run(
                "--smartqueue.beside=" + beside,
                "--smartqueue.reading=" + reading,
                "--smartqueue.demo=false",
                "--logging.level.root=error")) {
            progress.close();
            return act.apply(context);
        } finally {
            progress.close();
        }
    }
}
