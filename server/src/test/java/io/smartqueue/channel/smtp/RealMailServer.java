package io.smartqueue.channel.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** SubEtha SMTP with TLS and authentication, told whom to refuse; its certificate is made by the JDK's own tool. */
public final class RealMailServer implements AutoCloseable {

    public static final String USER = "queue@example.org";
    public static final String PASSWORD = "mail:pass/word 20";

    /** As it came. */
    public record Received(String from, String recipient, String text) {

        /** The whole of a header that may be folded. */
        public Optional<String> header(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .replaceAll("\r\n[ \t]+", " ")
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** What it does instead of taking a message. */
    public record Refusal(int code, String words, Stage stage) {}

    public enum Stage {
        SENDER,
        RECIPIENT,
        AFTER_THE_WORDS,
        /** It takes the words and says nothing. */
        SILENCE
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SMTPServer server;
    private final Path folder;
    private volatile String password = PASSWORD;

    private RealMailServer(boolean tlsAtOnce, boolean offersTls) {
        try {
            folder = Files.createTempDirectory("mail-server");
            SSLContext tls = tls();
            SMTPServer.Builder builder = SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("localhost")
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(this::signIn))
                    .requireAuth()
                    .messageHandlerFactory(context -> new Handler());
            if (tlsAtOnce) {
                builder.serverSocketFactory(tls);
            } else if (offersTls) {
                builder.startTlsSocketFactory(tls).requireTLS();
            }
            server = builder.build();
        } catch (IOException | GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
        server.start();
    }

    public static RealMailServer withStartTls() {
        return new RealMailServer(false, true);
    }

    public static RealMailServer withTlsAtOnce() {
        return new RealMailServer(true, false);
    }

    public static RealMailServer withoutTls() {
        return new RealMailServer(false, false);
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keypass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "mail",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                authority().toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static void keytool(String... arguments) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new CopyOnWriteArrayList<>(arguments);
        command.addFirst(program.toString());
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The certificate to trust. */
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** As SMTP_URL has it. */
    public String url(String scheme) {
        return scheme + "://queue%40example.org:mail%3Apass%2Fword%2020@localhost:" + port();
    }

    public void refuses(String recipient, Stage stage, int code, String words) {
        refusals.put(recipient, new Refusal(code, words, stage));
    }

    public void takes(String recipient) {
        refusals.remove(recipient);
    }

    public void changePassword(String other) {
        password = other;
    }

    public List<Received> to(String recipient) {
        return received.stream().filter(one -> one.recipient.equals(recipient)).toList();
    }

    private void signIn(String user, String given, MessageContext context) throws LoginFailedException {
        if (!user.equals(USER) || !given.equals(password)) {
            throw new LoginFailedException("5.7.8 " + user + " is not known by this password");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }

    /** One message on its way in. */
    private final class Handler implements MessageHandler {

        private String from = "";
        private String recipient = "";

        @Override
        public void from(String address) throws RejectException {
            from = address;
            refuse("*", Stage.SENDER);
        }

        @Override
        public void recipient(String address) throws RejectException {
            recipient = address;
            refuse(address, Stage.RECIPIENT);
        }

        private void refuse(String address, Stage stage) throws RejectException {
            Refusal refusal = refusals.get(address);
            if (refusal != null && refusal.stage == stage) {
                throw new RejectException(refusal.code, refusal.words.replace("{}", "<" + address + ">"));
            }
        }

        @Override
        public String data(InputStream words) throws RejectException {
            try {
                String text = new String(words.readAllBytes(), StandardCharsets.UTF_8);
                refuse(recipient, Stage.AFTER_THE_WORDS);
                received.add(new Received(from, recipient, text));
                Refusal refusal = refusals.get(recipient);
                if (refusal != null && refusal.stage == Stage.SILENCE) {
                    closing.await(30, TimeUnit.SECONDS);
                }
                return "queued";
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return "stopped";
            }
        }

        @Override
        public void done() {}
    }
}
