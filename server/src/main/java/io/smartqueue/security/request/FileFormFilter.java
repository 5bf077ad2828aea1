package io.smartqueue.security.request;

import io.smartqueue.page.PageContext;
import io.smartqueue.web.Audience;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the token of a form that sends a file in its first field, where every form of ours has it. Nothing but the head
 * of the body is read for that, because nobody knows yet who sends it; who reads the body gets the head again.
 */
final class FileFormFilter extends OncePerRequestFilter {

    private static final int HEAD_BYTES = 1024;

    private static final Pattern FIRST_FIELD = Pattern.compile("\\A--[^\r\n]{1,70}\r\n"
            + "(?i:Content-Disposition): form-data; name=\"" + PageContext.TOKEN_FIELD + "\"\r\n\r\n"
            + "([^\r\n]+)\r\n--");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean isFileForm = type != null
                && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                && Audience.of(request) == Audience.PEOPLE;
        chain.doFilter(isFileForm ? new FileForm(request) : request, response);
    }

    private static final class FileForm extends HttpServletRequestWrapper {

        private @Nullable Replayed body;

        FileForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String given = super.getParameter(name);
            return given == null && name.equals(PageContext.TOKEN_FIELD) ? token() : given;
        }

        private @Nullable String token() {
            try {
                Matcher found = FIRST_FIELD.matcher(new String(body().head, StandardCharsets.ISO_8859_1));
                return found.find() ? found.group(1) : null;
            } catch (IOException gone) {
                return null;
            }
        }

        private Replayed body() throws IOException {
            if (body == null) {
                ServletInputStream sent = super.getInputStream();
                body = new Replayed(sent.readNBytes(HEAD_BYTES), sent);
            }
            return body;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return body();
        }
    }

    private static final class Replayed extends ServletInputStream {

        private final byte[] head;
        private final ByteArrayInputStream replayed;
        private final ServletInputStream rest;

        Replayed(byte[] head, ServletInputStream rest) {
            this.head = head;
            this.replayed = new ByteArrayInputStream(head);
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            int read = replayed.read();
            return read < 0 ? rest.read() : read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = replayed.read(bytes, from, length);
            return read < 0 ? rest.read(bytes, from, length) : read;
        }

        @Override
        public boolean isFinished() {
            return replayed.available() == 0 && rest.isFinished();
        }

        @Override
        public boolean isReady() {
            return replayed.available() > 0 || rest.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            rest.setReadListener(listener);
        }
    }
}
