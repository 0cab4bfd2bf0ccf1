package folkmoot.command;

import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.schema.CannotStart;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.Migrations;
import folkmoot.stewardship.operation.Backups;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at what usually goes wrong around an instance. */
@Command(
        name = "doctor",
        description =
                "Looks at what usually goes wrong: disk, database, clock, mail, address, certificate, archive of the"
                        + " log. Says what to do; ends with 1 where something is wrong.")
final class DoctorCommand implements Callable<Integer> {

    private static final long LITTLE_BYTES = 2L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofDays(14);

    @Mixin
    private CommonOptions common;

    private final List<Map<String, Object>> findings = new ArrayList<>();

    @Override
    public Integer call() {
        var settings = common.settings();
        disk(settings.data().directory(), "data");
        settings.backup().archive().ifPresent(folder -> disk(folder, "archive"));
        database(settings);
        mail(settings.mail());
        settings.server().tls().certificate().ifPresent(this::certificate);
        address(settings);
        boolean well = findings.stream().allMatch(finding -> Boolean.TRUE.equals(finding.get("ok")));
        for (var finding : findings) {
            common.output()
                    .say(
                            (Boolean.TRUE.equals(finding.get("ok")) ? "well   " : "wrong  ") + finding.get("what")
                                    + ": " + finding.get("says"),
                            finding);
        }
        return well ? 0 : 1;
    }

    private void found(String what, boolean ok, String says) {
        findings.add(Map.of("what", what, "ok", ok, "says", says));
    }

    private void disk(Path folder, String what) {
        try {
            var there = folder.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            long free = Files.getFileStore(there).getUsableSpace();
            found(
                    "disk of the " + what + " folder",
                    free >= LITTLE_BYTES,
                    free / 1024 / 1024 + " MB free at " + there
                            + (free < LITTLE_BYTES ? ": make room before it is full" : ""));
        } catch (IOException failure) {
            found("disk of the " + what + " folder", false, folder + " cannot be looked at: " + failure.getMessage());
        }
    }

    private void database(Settings settings) {
        try (var database = OpenDatabase.unchanged(settings)) {
            var missing = new Migrations(database.address()).missing();
            found(
                    "schema",
                    true,
                    missing.isEmpty() ? "up to date" : missing.size() + " steps to come when the server starts");
            try (var connection = database.address().connect();
                    var statement = connection.createStatement()) {
                try (var row = statement.executeQuery(
                        "SELECT version(), extract(epoch FROM clock_timestamp()), current_setting('fsync')")) {
                    row.next();
                    found(
                            "database",
                            row.getString(3).equals("on"),
                            row.getString(1).replaceFirst(" on .*", "")
                                    + (row.getString(3).equals("on")
                                            ? ""
                                            : ": fsync is off, a power cut loses what was acknowledged"));
                    double apart = Math.abs(row.getDouble(2) - Instant.now().toEpochMilli() / 1000.0);
                    found(
                            "clock",
                            apart < 5,
                            apart < 5
                                    ? "the database's is the same"
                                    : "the database's is " + Math.round(apart) + " s apart: set both by NTP");
                }
                if (settings.backup().archive().isPresent()) {
                    archiver(database.address());
                }
            }
        } catch (CannotStart sentence) {
            found("database", false, sentence.getMessage());
        } catch (SQLException failure) {
            found("database", false, failure.getMessage());
        }
    }

    private void archiver(DatabaseAddress address) {
        try (var database = new Database(address, PoolSizes.SMALL)) {
            var failing = database.read(tx -> new Backups(InstantSource.system()).archive(tx))
                    .failing();
            found(
                    "archive of the log",
                    failing.isEmpty(),
                    failing.map(segment ->
                                    segment + " could not be copied: see postgres.log, and make room in backup.archive")
                            .orElse("takes what comes"));
        }
    }

    private void mail(Settings.Mail mail) {
        if (mail.host().isEmpty()) {
            found("mail", false, "mail.host is not set: mails become files, and nobody can confirm an address");
            return;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(mail.host().get(), mail.port()), (int) PATIENCE.toMillis());
            found("mail", true, mail.host().get() + " takes connections at port " + mail.port());
        } catch (IOException failure) {
            found(
                    "mail",
                    false,
                    mail.host().get() + " does not answer at port " + mail.port() + ": " + failure.getMessage());
        }
    }

    private void certificate(Path file) {
        try (var in = Files.newInputStream(file)) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            var end = certificate.getNotAfter().toInstant();
            boolean lasts = end.isAfter(Instant.now().plus(SOON));
            found("certificate", lasts, "holds until " + end + (lasts ? "" : ": renew it"));
        } catch (IOException | CertificateException failure) {
            found("certificate", false, file + " cannot be read: " + failure.getMessage());
        }
    }

    /** From here, as another server would: a name that leads to us and an answer to WebFinger's question. */
    private void address(Settings settings) {
        var address = PublicAddress.of(settings.server(), settings.server().port());
        health(address.origin())
                .ifPresentOrElse(
                        problem -> found(
                                "address",
                                false,
                                address.origin() + "/health: " + problem
                                        + ". Does the server run, does the name lead to it, does the proxy pass"
                                        + " requests on?"),
                        () -> found("address", true, address.origin() + " answers"));
    }

    private static Optional<String> health(URI origin) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(origin.resolve("/health"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200 ? Optional.empty() : Optional.of("answers " + answer.statusCode());
        } catch (IOException failure) {
            return Optional.of(
                    String.valueOf(Optional.ofNullable(failure.getMessage()).orElse("no connection")));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
