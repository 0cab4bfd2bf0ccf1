package folkmoot.bench;

import java.nio.charset.StandardCharsets;

/** What the benchmarks post: of the length and with the parts that people's posts have. */
final class Texts {

    private Texts() {}

    static byte[] status(long number) {
        return ("{\"status\":\"Number " + number
                        + ": the crossing at the school is still dark in the morning, could somebody look at it"
                        + " before winter? #crossing\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
