package io.smartqueue.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.Order;

class ExaminationTest {

    @Test
    void goesOnInOrderWhenACheckupFails() {
        try (var program = new AnnotationConfigApplicationContext()) {
            program.registerBean("healthyCheckup", Healthy.class);
            program.registerBean("brokenPipeCheckup", Broken.class);
            program.registerBean("shutCheckup", Shut.class);
            program.refresh();

            assertThat(Examination.of(program))
                    .containsExactly(
                            Finding.note("shut", "Not looked at: It cannot start."),
                            Finding.wrong(
                                    "broken-pipe",
                                    "It could not be examined: IllegalStateException, it leaks",
                                    "This may be a fault of SmartQueue's: report it with this line."),
                            Finding.right("healthy", "All is well."));
        }
    }

    @Order(3)
    static class Healthy implements Checkup {
        @Override
        public List<Finding> examine() {
            return List.of(Finding.right("healthy", "All is well."));
        }
    }

    @Order(2)
    static class Broken implements Checkup {
        @Override
        public List<Finding> examine() {
            throw new IllegalStateException("it leaks\nhere and there");
        }
    }

    @Order(1)
    static class Shut implements Checkup {
        @Override
        public List<Finding> examine() {
            throw new IllegalStateException(new CannotStart("It cannot start."));
        }
    }
}
