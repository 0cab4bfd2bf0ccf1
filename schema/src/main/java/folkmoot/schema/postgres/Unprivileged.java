package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run PostgreSQL's programs, which refuse to run as root: an ordinary user needs nothing; root uses a user
 * namespace of its own, or, where containers forbid that, the user {@code nobody} with the folder given to them.
 */
record Unprivileged(List<String> prefix, boolean asNobody) {

    static Unprivileged here() throws IOException {
        if (!output(List.of("id", "-u")).equals("0")) {
            return new Unprivileged(List.of(), false);
        }
        if (succeeds(List.of("unshare", "-U", "--", "true"))) {
            return new Unprivileged(List.of("unshare", "-U", "--"), false);
        }
        var user = output(List.of("id", "-u", "nobody"));
        var group = output(List.of("id", "-g", "nobody"));
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
        if (!succeeds(command(prefix, List.of("true")))) {
            throw new CannotStart("PostgreSQL refuses to run as root and neither unshare nor setpriv works here:"
                    + " start Folkmoot as an ordinary user, or set database.url.");
        }
        return new Unprivileged(prefix, true);
    }

    List<String> command(List<String> command) {
        return command(prefix, command);
    }

    /** Gives a folder with all that is in it to the user the programs run as. */
    void own(Path folder) throws IOException {
        if (asNobody && !succeeds(List.of("chown", "-R", "nobody", folder.toString()))) {
            throw new IOException("chown of " + folder + " failed");
        }
    }

    private static List<String> command(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static String output(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static boolean succeeds(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
