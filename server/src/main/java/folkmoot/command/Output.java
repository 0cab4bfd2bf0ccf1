package folkmoot.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Where a command says what it did: one line for people, or one line of JSON. */
public final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;

    Output(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Says one thing in both forms; the one that was asked for is printed. */
    public void say(String text, Map<String, ?> data) {
        out.println(json ? write(data) : text);
        out.flush();
    }

    /** Tells people how far it is; what is read by programs comes at the end. */
    public void progress(String what, long number) {
        if (!json && number > 0) {
            out.printf(Locale.ROOT, "  %s: %,d%n", what, number);
            out.flush();
        }
    }

    private static String write(Map<String, ?> data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
