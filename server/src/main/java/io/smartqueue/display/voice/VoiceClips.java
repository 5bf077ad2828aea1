package io.smartqueue.display.voice;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recordings of the current organisation. */
@Service
public class VoiceClips {

    public static final int MOST_BYTES = 200 * 1024;
    private static final int MOST = 2_000;
    private static final Set<String> TYPES =
            Set.of("audio/mpeg", "audio/ogg", "audio/webm", "audio/wav", "audio/mp4", "audio/aac");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern ONE_SIGN = Pattern.compile("\\p{L}");

    /** A recording as it is sent to a screen. */
    public record Sound(String type, byte[] audio) {

        /**
         * A new recording gets a new id, so the answer to one never changes and can be kept. As a resource, of which
         * Spring answers ranges: Safari plays no sound from a server that has none.
         */
        public ResponseEntity<Resource> answer() {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(type))
                    .header("X-Content-Type-Options", "nosniff")
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePrivate()
                            .immutable())
                    .body(new ByteArrayResource(audio));
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    VoiceClips(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Language, then token, then id. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, UUID>> of(Collection<String> languages) {
        Map<String, Map<String, UUID>> clips = new HashMap<>();
        jdbc.sql("select id, language, token from voice_clip where language = any(:languages)")
                .param("languages", languages.toArray(String[]::new))
                .query(row -> {
                    clips.computeIfAbsent(row.getString("language"), language -> new HashMap<>())
                            .put(row.getString("token"), row.getObject("id", UUID.class));
                });
        return clips;
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Sound sound(UUID id) {
        return jdbc.sql("select type, audio from voice_clip where id = :id")
                .param("id", id)
                .query((row, n) -> new Sound(row.getString("type"), row.getBytes("audio")))
                .optional()
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no such recording."));
    }

    @Transactional(readOnly = true)
    public Optional<VoiceClip> find(UUID id) {
        return jdbc.sql("""
                        select id, language, token, type, octet_length(audio) as bytes, created_at
                        from voice_clip where id = :id
                        """).param("id", id).query(VoiceClips::clip).optional();
    }

    @Transactional(readOnly = true)
    public PageResult<VoiceClip> list(@Nullable String language, PageRequest paging) {
        return search("", language, paging);
    }

    /** @param words somewhere in what a recording says; empty means any */
    @Transactional(readOnly = true)
    public PageResult<VoiceClip> search(String words, @Nullable String language, PageRequest paging) {
        String matching = """
                from voice_clip
                where (:language::text is null or language = :language)
                  and position(lower(:words) in lower(token)) > 0
                """;
        return paging.of(
                jdbc.sql("select count(*) " + matching)
                        .param("language", language)
                        .param("words", words.strip())
                        .query(Long.class)
                        .single(),
                jdbc.sql("select id, language, token, type, octet_length(audio) as bytes, created_at " + matching
                                + paging.orderAndLimit())
                        .param("language", language)
                        .param("words", words.strip())
                        .query(VoiceClips::clip)
                        .list());
    }

    /** What has been recorded, by language. */
    @Transactional(readOnly = true)
    public SortedMap<String, Set<String>> recorded() {
        SortedMap<String, Set<String>> tokens = new TreeMap<>();
        jdbc.sql("select language, token from voice_clip").query(row -> {
            tokens.computeIfAbsent(row.getString("language"), language -> new HashSet<>())
                    .add(row.getString("token"));
        });
        return tokens;
    }

    /**
     * Stores a recording and replaces the earlier one for the same token.
     *
     * @throws Refusal 400 for another type, an invalid language or token, more than 200 kB, or too many
     */
    @Transactional
    public VoiceClip keep(String language, String token, String type, byte[] audio) {
        check(language, token, type, audio);
        UUID id = jdbc.sql("""
                        insert into voice_clip (id, tenant_id, language, token, type, audio, created_at)
                        select :id, current_tenant(), :language, :token, :type, :audio, :now
                        where (select count(*) from voice_clip) < :most
                           or exists (select from voice_clip where language = :language and token = :token)
                        on conflict (tenant_id, language, token) do update set
                            id = excluded.id, type = excluded.type, audio = excluded.audio,
                            created_at = excluded.created_at
                        returning id
                        """)
                .param("id", Ids.next())
                .param("language", language)
                .param("token", plain(token))
                .param("type", type)
                .param("audio", audio)
                .param("now", Times.sql(clock.instant()))
                .param("most", MOST)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("too_many_clips", "There are " + MOST + " recordings already."));
        return find(id).orElseThrow();
    }

    private static void check(String language, String token, String type, byte[] audio) {
        List<Refusal.Field> wrong = new ArrayList<>();
        if (!LANGUAGE.matcher(language).matches()) {
            wrong.add(new Refusal.Field("language", "unknown_language", "Use two or three letters, such as wo or ff."));
        }
        if (token.isBlank() || token.length() > 80) {
            wrong.add(new Refusal.Field("token", "invalid_length", "Say what it says, in 80 signs at most."));
        }
        if (audio.length == 0) {
            wrong.add(new Refusal.Field("body", "required", "Send a recording."));
        } else if (audio.length > MOST_BYTES) {
            wrong.add(new Refusal.Field("body", "too_long", "Send at most 200 kB of audio."));
        } else if (!TYPES.contains(type)) {
            String types = String.join(", ", TYPES);
            wrong.add(new Refusal.Field("content_type", "invalid_choice", "Send one of " + types + "."));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.fields(wrong);
        }
    }

    // A single letter keeps its case as on tickets; words are looked up in lower case.
    private static String plain(String token) {
        String stripped = token.strip();
        return ONE_SIGN.matcher(stripped).matches()
                ? stripped.toUpperCase(Locale.ROOT)
                : stripped.toLowerCase(Locale.ROOT);
    }

    @Transactional
    public void remove(UUID id) {
        jdbc.sql("delete from voice_clip where id = :id").param("id", id).update();
    }

    private static VoiceClip clip(ResultSet row, int n) throws SQLException {
        return new VoiceClip(
                row.getObject("id", UUID.class),
                row.getString("language"),
                row.getString("token"),
                row.getString("type"),
                row.getInt("bytes"),
                Times.instant(row, "created_at"));
    }
}
