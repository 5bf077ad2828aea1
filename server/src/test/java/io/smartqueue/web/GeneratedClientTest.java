package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that a foreign generator makes from the document compiles, and serves a customer. */
@DatabaseTest
class GeneratedClientTest {

    /** Maven puts it there, because it brings other versions of our libraries. */
    private static final Path GENERATOR = Path.of("target", "openapi-generator", "openapi-generator-cli.jar");

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            GENERATOR.toString(),
            "generate",
            "-g",
            "java",
            "--library",
            "native",
            "--global-property",
            "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
            "--additional-properties",
            "openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true,invokerPackage=client,"
                    + "apiPackage=client.api,modelPackage=client.model");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path dir;

    @Test
    void servesAVisit() throws Exception {
        assertThat(GENERATOR).as("mvn generate-test-resources fetches it").exists();
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        UUID counter = branch.counter(queue);
        generate();
        compile();
        try (var classes =
                new URLClassLoader(new URL[] {dir.resolve("classes").toUri().toURL()})) {
            String told = (String) classes.loadClass("Visit")
                    .getMethod("serve", String.class, String.class, String.class, String.class, UUID.class, UUID.class)
                    .invoke(
                            null,
                            organisations.address(),
                            branch.tenant.agent().email(),
                            Organisations.PASSWORD,
                            branch.tenant.slug(),
                            queue.value(),
                            counter);
            assertThat(told)
                    .isEqualTo("available; A001 waiting; 2 of 3 and 1 more; A001 called; 409 agent_busy; serving;"
                            + " completed; 404 unknown_tenant");
        }
    }

    private void generate() throws IOException, InterruptedException {
        JsonNode api = organisations.nobody().get("/api/openapi.json").is(200).json();
        // Generated clients send files by a library that nothing else needs.
        List<String> files = List.of("/api/v1/tenants/{slug}/imports", "/api/v1/tenants/{slug}/imports/");
        ((ObjectNode) api.path("paths")).remove(files);
        Files.writeString(dir.resolve("openapi.json"), api.toString());
        Path log = dir.resolve("generator.log");
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(
                "-i",
                dir.resolve("openapi.json").toString(),
                "-o",
                dir.resolve("client").toString()));
        Process generator = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
    }

    private void compile() throws IOException {
        Path visit = Files.writeString(dir.resolve("Visit.java"), VISIT);
        List<Path> sources;
        try (Stream<Path> files = Files.walk(dir.resolve("client/src/main/java"))) {
            sources = Stream.concat(
                            Stream.of(visit),
                            files.filter(file -> file.toString().endsWith(".java")))
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var output = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-nowarn",
                    "-proc:none",
                    "-d",
                    dir.resolve("classes").toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            output, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as(output.toString()).isTrue();
        }
    }

    private static final String VISIT = """
            import client.*;
            import client.api.*;
            import client.model.*;
            import java.util.UUID;

            public class Visit {
                public static String serve(
                        String address, String email, String password, String tenant, UUID queue, UUID counter)
                        throws Exception {
                    ApiClient http = new ApiClient();
                    http.updateBaseUri(address);
                    AuthSession session = new AuthApi(http).authCreate(new AuthLogin().email(email).password(password));
                    http.setRequestInterceptor(r -> r.header("Authorization", "Bearer " + session.getToken()));
                    DeskApi desk = new DeskApi(http);
                    CounterSessionChange seat = new CounterSessionChange().counterId(counter)
                            .status(CounterSessionChange.StatusEnum.AVAILABLE);
                    String told = desk.agentsMe(tenant, seat, null).getStatus() + "; ";
                    TicketsApi tickets = new TicketsApi(http);
                    TicketRequest request = new TicketRequest().queueId(queue);
                    Ticket first = tickets.ticketsCreate(tenant, request, "one");
                    first = tickets.ticketsCreate(tenant, request, "one");
                    tickets.ticketsCreate(tenant, request, null);
                    tickets.ticketsCreate(tenant, request, null);
                    told += first.getNumber() + " " + first.getStatus() + "; ";
                    PageTicket page = tickets.ticketsList(tenant, queue, "waiting", null, null, null, 1, 2, null);
                    PageTicket next = tickets.ticketsList(tenant, queue, "waiting", null, null, null, 2, 2, null);
                    told += page.getResults().size() + " of " + page.getCount() + " and " + next.getResults().size()
                            + " more; ";
                    Ticket called = desk.agentsMeCallNext(tenant, null, new CounterSessionWish().queueId(queue));
                    told += called.getNumber() + " " + called.getStatus() + "; ";
                    try {
                        desk.agentsMeCallNext(tenant, null, null);
                    } catch (ApiException busy) {
                        told += refusal(http, busy) + "; ";
                    }
                    told += tickets.ticketsStart(called.getId(), tenant, null).getStatus() + "; ";
                    TicketActOutcome outcome = new TicketActOutcome().outcome("done");
                    told += tickets.ticketsClose(called.getId(), tenant, null, outcome).getStatus() + "; ";
                    try {
                        tickets.ticketsGet(called.getId(), "nowhere");
                    } catch (ApiException unknown) {
                        told += refusal(http, unknown);
                    }
                    return told;
                }

                private static String refusal(ApiClient http, ApiException thrown) throws Exception {
                    Problem problem = http.getObjectMapper().readValue(thrown.getResponseBody(), Problem.class);
                    return problem.getStatus() + " " + problem.getCode();
                }
            }
            """;
}
