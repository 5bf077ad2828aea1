package io.smartqueue.opinion.page;

import io.smartqueue.opinion.GivenOpinion;
import io.smartqueue.opinion.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The form as it was sent.
 *
 * @param by where it stood
 */
record OpinionForm(String score, String comment, String by) {

    static final OpinionForm OF_THE_MESSAGE = new OpinionForm("", "", GivenOpinion.By.MESSAGE.code());

    /** Browsers send two characters for the end of a line, and count one. */
    static OpinionForm of(String score, String comment, String by) {
        return new OpinionForm(score, comment.replace("\r\n", "\n").strip(), by);
    }

    /** What the form lacks, each as the ending of its word. */
    List<String> slips(Question question) {
        List<String> slips = new ArrayList<>();
        if (chosen(question).isEmpty()) {
            slips.add("score");
        }
        if (comment.codePointCount(0, comment.length()) > GivenOpinion.LONGEST_COMMENT) {
            slips.add("comment");
        }
        return slips;
    }

    private Optional<Integer> chosen(Question question) {
        return question.scores().stream()
                .filter(one -> one.toString().equals(score))
                .findFirst();
    }

    GivenOpinion opinion(Question question, String language) {
        return new GivenOpinion(chosen(question).orElseThrow(), comment, language, source());
    }

    private GivenOpinion.By source() {
        return Arrays.stream(GivenOpinion.By.values())
                .filter(one -> one.code().equals(by))
                .findFirst()
                .orElse(GivenOpinion.By.PAGE);
    }
}
