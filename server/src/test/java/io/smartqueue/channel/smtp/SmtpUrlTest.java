package io.smartqueue.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.MalformedSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {

    @Test
    void readsWhatAProviderGives() {
        assertThat(SmtpUrl.of("smtps://queue%40example.org:p%3Aw@mail.example:4465"))
                .isEqualTo(new SmtpUrl(
                        true,
                        "mail.example",
                        4465,
                        Optional.of(new SmtpUrl.Login("queue@example.org", new Secret("p:w")))));
        assertThat(SmtpUrl.of("smtp://a@example.org:p+w@mail.example").login())
                .contains(new SmtpUrl.Login("a@example.org", new Secret("p+w")));
    }

    @Test
    void takesTheUsualPorts() {
        assertThat(SmtpUrl.of("smtp://mail.example").port()).isEqualTo(587);
        assertThat(SmtpUrl.of("smtps://mail.example/").port()).isEqualTo(465);
        assertThat(SmtpUrl.of("smtp://[::1]:25").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://",
                "smtp://user:hunter2@",
                "smtp://user:hunter2@:25",
                "smtp://user:hunter2@mail.example:0",
                "smtp://user:hunter2@mail.example:70000",
                "smtp://user:hunter2%zz@mail.example",
                "http://user:hunter2@mail.example",
                "mail.example:25"
            })
    void refusesWhatNamesNoServerWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SmtpUrl.of(text))
                .isInstanceOf(MalformedSetting.class)
                .hasMessageStartingWith("must look like smtp://")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("zz");
    }

    @Test
    void printsNoPassword() {
        assertThat("%s %s"
                        .formatted(
                                SmtpUrl.of("smtp://u:hunter2@mail.example"),
                                new SmtpUrl.Login("u", new Secret("hunter2"))))
                .doesNotContain("hunter2");
    }
}
