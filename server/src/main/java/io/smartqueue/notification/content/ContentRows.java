package io.smartqueue.notification.content;

import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Content templates as the database has them. */
@Component
public class ContentRows {

    public static final String COLUMNS = """
        id, name, language, category, kind, body, buttons, variables, content_sid, status, because, category_given,
        checked_at, created_at
        """;

    private static final TypeReference<List<ContentTemplate.Button>> BUTTONS = new TypeReference<>() {};

    private final JsonMapper json;

    ContentRows(JsonMapper json) {
        this.json = json;
    }

    public ContentTemplate read(ResultSet row) throws SQLException {
        return new ContentTemplate(
                row.getObject("id", UUID.class),
                new ContentTemplate.Words(
                        row.getString("name"),
                        row.getString("language"),
                        ContentCategory.of(row.getString("category")),
                        ContentKind.of(row.getString("kind")),
                        row.getString("body"),
                        json.readValue(row.getString("buttons"), BUTTONS),
                        List.of((String[]) row.getArray("variables").getArray())),
                new ContentTemplate.Progress(
                        row.getString("content_sid"),
                        ContentStatus.of(row.getString("status")),
                        row.getString("because"),
                        row.getString("category_given"),
                        row.getObject("checked_at") == null ? null : Times.instant(row, "checked_at")),
                Times.instant(row, "created_at"));
    }

    String buttons(List<ContentTemplate.Button> buttons) {
        return json.writeValueAsString(buttons);
    }
}
