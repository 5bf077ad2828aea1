package io.smartqueue.admin.opinion;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.opinion.Opinion;
import io.smartqueue.opinion.Question;
import io.smartqueue.opinion.result.Results;
import io.smartqueue.security.Right;
import io.smartqueue.site.Service;
import io.smartqueue.site.Site;
import io.smartqueue.tenant.Names;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What people answered, and what they are asked.
 *
 * @param answers empty while what was asked makes no sense
 */
public record OpinionsPage(
        AdminFrame desk, AskedOpinions asked, Offered offered, Answers answers, TypedSettings settings) {

    /** What can be chosen. */
    public record Offered(List<Site> sites, List<Service> services) {}

    public record Answers(List<Results> results, PageResult<Opinion> list) {}

    /** Some of the answers, with what they have in common. */
    public record Row(String kind, String name, Results.Line line) {}

    public boolean decides() {
        return desk.caller().may(Right.MANAGE_OPINIONS);
    }

    public boolean isChosen(UUID id, String chosen) {
        return id.toString().equals(chosen);
    }

    /** All together, then by site, service and agent. */
    public List<Row> rows(Results results) {
        var all = new Results.Line(Names.untranslated(""), results.all());
        return Stream.of(
                        Stream.of(new Row(say("opinions.all"), "", all)),
                        rows("admin.site", results.sites()),
                        rows("opinions.service", results.services()),
                        rows("opinions.agent", results.agents()))
                .flatMap(rows -> rows)
                .toList();
    }

    private Stream<Row> rows(String kind, List<Results.Line> lines) {
        return lines.stream()
                .map(line -> new Row(say(kind), desk.sheet().words().name(line.names()), line));
    }

    private String say(String key) {
        return desk.sheet().words().say(key);
    }

    /** With one digit behind the separator of the reader's language. */
    public String figure(OptionalDouble value) {
        Locale locale = desk.sheet().words().language().locale();
        return value.isEmpty() ? "–" : String.format(locale, "%.1f", value.getAsDouble());
    }

    public List<Question> questions() {
        return List.of(Question.values());
    }

    /** In the site's time zone. */
    public String moment(Opinion opinion) {
        return desk.moment(opinion.at(), opinion.where().site().id(), offered.sites());
    }

    /** Such as 4 / 5. */
    public String score(Opinion opinion) {
        return opinion.given().score() + " / " + opinion.question().highest();
    }

    /** Of the addresses of other pages of the list. */
    public String filters() {
        return asked.query();
    }
}
