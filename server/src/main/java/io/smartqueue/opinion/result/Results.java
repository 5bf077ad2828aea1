package io.smartqueue.opinion.result;

import io.smartqueue.opinion.Question;
import io.smartqueue.tenant.Names;
import java.util.List;

/**
 * The answers to one question.
 *
 * @param agents empty where the organisation names none
 */
public record Results(Question question, Scores all, List<Line> sites, List<Line> services, List<Line> agents) {

    /** Those of one site, one service or one agent. */
    public record Line(Names names, Scores scores) {}
}
