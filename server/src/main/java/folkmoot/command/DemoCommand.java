package folkmoot.command;

import folkmoot.demo.Demo;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what Folkmoot is for: three instances on this machine and a story between them. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts two citizen-run instances and a department's on this machine, filled with invented proposals, and"
                    + " plays a story between them.",
            "Leaves them up to explore until Ctrl-C; nothing of it stays behind."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--exit", description = "Stop after the story; the exit code is 1 if a step failed.")
    private boolean exit;

    @Override
    public Integer call() throws InterruptedException {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try (var demo = new Demo(out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                await(stopped);
            }));
            demo.play(out);
            demo.invite(out);
            if (!exit) {
                out.println("Ctrl-C stops everything.");
                stop.await();
            }
        } catch (IllegalStateException failed) {
            out.println(failed.getMessage());
            return 1;
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
