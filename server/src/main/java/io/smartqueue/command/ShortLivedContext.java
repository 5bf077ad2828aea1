package io.smartqueue.command;

import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** The program without its web server and without all that works by itself, for as long as one act takes. */
record ShortLivedContext(Class<?> program) {

    <T> T call(Function<ApplicationContext, T> act) {
        var application = new SpringApplication(program);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        // Dispatcher, live connections and their kind belong to the server, which may be running beside us.
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("lifecycleProcessor", new DefaultLifecycleProcessor() {
                    @Override
                    public void onRefresh() {}
                }));
        try (var context =
                application.run("--smartqueue.beside=true", "--smartqueue.demo=false", "--logging.level.root=error")) {
            return act.apply(context);
        }
    }
}
