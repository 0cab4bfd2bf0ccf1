package folkmoot.development;

import folkmoot.schema.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves the towns of the demonstration from the sources of this tree, and again whenever one of them has changed. The database runs on
 * meanwhile and is there again the next time. What does not compile, or does not start, leaves the old one running or is waited for.
 */
public final class Develop {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Sources sources;
    private final Build build;
    private final Path data;
    private final EmbeddedPostgres postgres;
    private final PrintWriter out = new PrintWriter(System.out, true);
    private AutoCloseable towns = () -> {};
    private boolean invited;

    private Develop(Path home, Path work) throws IOException {
        sources = new Sources(home);
        build = new Build(home, work);
        data = Files.createDirectories(work.resolve("data"));
        postgres = EmbeddedPostgres.start(data);
    }

    /** @param arguments the folder of the tree, and one to work in, which may be removed to begin anew */
    public static void main(String[] arguments) throws IOException {
        var develop = new Develop(Path.of(arguments[0]).toRealPath(), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(develop::stop));
        develop.sources.changed();
        develop.serve();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(develop::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var changed = sources.changed();
            if (changed.isEmpty()) {
                return;
            }
            long begun = System.nanoTime();
            out.println("Changed: " + changed.stream().map(Path::getFileName).toList());
            var complaint = build.take(changed);
            if (complaint.isPresent()) {
                out.println(complaint.get());
                return;
            }
            long compiled = System.nanoTime();
            serve();
            out.printf(
                    Locale.ROOT,
                    "Compiled in %.1f s, serving again after %.1f s.%n",
                    (compiled - begun) / 1e9,
                    (System.nanoTime() - begun) / 1e9);
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace(out);
        }
    }

    /** Ends what runs, and starts what the sources say now. */
    private synchronized void serve() {
        try {
            towns.close();
            towns = () -> {};
            var loader = build.loader();
            var address = loader.loadClass("folkmoot.schema.DatabaseAddress");
            var demo = loader.loadClass("folkmoot.demo.Demo");
            var kept = demo.getMethod("kept", PrintWriter.class, Path.class, address);
            var own = postgres.address();
            var there = address.getConstructor(String.class, String.class, String.class)
                    .newInstance(own.url(), own.user(), own.password());
            Thread.currentThread().setContextClassLoader(loader);
            var running = kept.invoke(null, out, data, there);
            towns = (AutoCloseable) running;
            if (!invited) {
                demo.getMethod("invite", PrintWriter.class).invoke(running, out);
                out.println("Change a source, a template or a style; Ctrl-C ends it.");
                invited = true;
            }
        } catch (Exception failure) {
            failure.printStackTrace(out);
            out.println("It does not start. It is tried again with the next change.");
        }
    }

    private synchronized void stop() {
        try {
            towns.close();
        } catch (Exception failure) {
            failure.printStackTrace(out);
        }
        postgres.close();
    }
}
