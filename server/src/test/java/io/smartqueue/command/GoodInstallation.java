package io.smartqueue.command;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.ServerProcess;
import io.smartqueue.TestSandbox;
import io.smartqueue.kernel.Secret;
import io.smartqueue.postgres.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A server of its own, with good settings, whose database everybody has written to. */
record GoodInstallation(Path folder, Map<String, String> settings, ServerProcess server) implements AutoCloseable {

    static GoodInstallation start(Path folder) throws IOException {
        Map<String, String> environment = TestSandbox.settings(SANDBOX);
        ServerProcess server = ServerProcess.start(folder, environment);
        write(server, "+221771234577");
        write(server, "whatsapp:+221771234577");
        Map<String, String> settings = new HashMap<>();
        environment.forEach((name, value) -> settings.put(TestSandbox.property(name), value));
        settings.put("smartqueue.data-dir", folder.resolve("data").toString());
        settings.put("public.base-url", server.address());
        return new GoodInstallation(folder, settings, server);
    }

    private static void write(ServerProcess server, String phone) {
        SANDBOX.forwardInboundTo(server.address() + "/webhooks/twilio/inbound");
        try {
            assertThat(SANDBOX.inbound(phone, null, "Bonjour").status()).isEqualTo(200);
        } finally {
            SANDBOX.forwardInboundTo(null);
        }
    }

    String address() {
        return server.address();
    }

    /** Row-level security binds even the owner. */
    DatabaseLogin superuser() throws IOException {
        String port = Files.readString(folder.resolve("data/database.port")).strip();
        return new DatabaseLogin(
                "jdbc:postgresql://127.0.0.1:" + port + "/smartqueue", "postgres", new Secret(secret()));
    }

    String secret() throws IOException {
        return Files.readString(folder.resolve("data/secrets/postgres-superuser"))
                .strip();
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
