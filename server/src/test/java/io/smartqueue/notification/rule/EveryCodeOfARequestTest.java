package io.smartqueue.notification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a message, and so what its recipient experiences, for each code that may answer a request. */
@DatabaseTest
class EveryCodeOfARequestTest {

    @Autowired
    ErrorRules rules;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20003 20005 20006 20008 20010             | it waits until the account is right
            21210 21212 21606 21659 21660 21661 21663 | it waits until the account is right
            21701 21702 21703 21704 21705 30002       | it waits until the account is right
            63001 63007 63051                         | it waits until the account is right
            20429                                     | it leaves later
            21611 30001 30022 30023 30500 60728       | it leaves later
            63009 63010 63012 63017 63018 63038       | it leaves later
            20500 20503                               | it is settled first
            21408 21608 21612 21654 21655 21656 21657 | another channel
            21709 30018 30024 30032 30033 30034 30035 | another channel
            572002 572006 channel_off                 | another channel
            63005 63006 63013 63015 63016 63019 63020 | another channel
            63021 63027 63028 63030 63032 63040 63041 | another channel
            63042 63049                               | another channel
            21211 21614 21635                         | another channel, invalid from now on
            63003 63024                               | another channel, not_on_whatsapp from now on
            21610 63014                               | another channel, stop from now on
            14107 20404 21602 21603 21604 21605 21609 | it ends
            21617 21620 21623 21624 21658 30450 35111 | it ends
            35114 35118 63031 90007                   | it ends
            """)
    void endsAsItsRuleSays(String codes, String experience) {
        for (String code : codes.strip().split("\\s+")) {
            assertThat(experience(code, byClass(code))).as(code).isEqualTo(experience);
        }
    }

    @Test
    void ofTomorrowIsHandledByItsClass() {
        String code = "99999";
        assertThat(experience(code, new SendOutcome.Refused(code, ""))).isEqualTo("another channel");
        assertThat(experience(code, new SendOutcome.Parked(code, ""))).isEqualTo("it waits until the account is right");
        assertThat(experience(code, new SendOutcome.TryLater(code, "", Optional.of(Duration.ofSeconds(3)))))
                .isEqualTo("it leaves later");
        assertThat(experience(code, new SendOutcome.Unknown(code, ""))).isEqualTo("it is settled first");
    }

    /** What the status of Twilio's answer alone says. */
    private static SendOutcome byClass(String code) {
        return switch (code) {
            case "20003" -> new SendOutcome.Parked(code, "");
            case "20429" -> new SendOutcome.TryLater(code, "", Optional.empty());
            case "20500", "20503" -> new SendOutcome.Unknown(code, "");
            default -> new SendOutcome.Refused(code, "");
        };
    }

    private String experience(String code, SendOutcome byClass) {
        return switch (rules.judge(byClass)) {
            case SendOutcome.Accepted accepted -> "it has left";
            case SendOutcome.Parked parked -> "it waits until the account is right";
            case SendOutcome.TryLater later -> "it leaves later";
            case SendOutcome.Unknown unknown -> "it is settled first";
            case SendOutcome.Refused refused -> refused(code);
        };
    }

    private String refused(String code) {
        String next = rules.isNextChannelTaken(code, Stage.REQUEST) ? "another channel" : "it ends";
        @Nullable Reason reason = rules.of(code, Stage.REQUEST)
                .map(rule -> rule.consequence().suppress())
                .orElse(null);
        return reason == null ? next : next + ", " + reason.code() + " from now on";
    }
}
