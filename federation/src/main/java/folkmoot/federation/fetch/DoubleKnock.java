package folkmoot.federation.fetch;

import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.util.function.BiFunction;

/**
 * Knocks again when a signature is not believed: once without the query, which some peers leave out of what they verify, and
 * once in the other scheme. What a host believed is remembered for it.
 */
public final class DoubleKnock {

    private final SchemeMemory schemes;

    public DoubleKnock(SchemeMemory schemes) {
        this.schemes = schemes;
    }

    /** What part of the address is signed. */
    public enum Target {
        WHOLE,
        WITHOUT_QUERY
    }

    /**
     * Sends once, twice or three times; gives the first answer that is not about the signature, or else the first one.
     *
     * @param send signs and sends
     */
    public Exchange exchange(URI uri, BiFunction<Scheme, Target, Exchange> send) {
        var host = Origins.authority(uri);
        var usual = schemes.of(host);
        var first = send.apply(usual, Target.WHOLE);
        if (!isDisbelieved(first)) {
            return first;
        }
        if (uri.getRawQuery() != null && usual == Scheme.CAVAGE) {
            var again = send.apply(usual, Target.WITHOUT_QUERY);
            if (!isDisbelieved(again)) {
                return again;
            }
        }
        var other = usual == Scheme.CAVAGE ? Scheme.RFC_9421 : Scheme.CAVAGE;
        var again = send.apply(other, Target.WHOLE);
        if (again instanceof Exchange.Answered answered && answered.status() / 100 == 2) {
            schemes.believed(host, other);
        }
        return again instanceof Exchange.Answered && !isDisbelieved(again) ? again : first;
    }

    private static boolean isDisbelieved(Exchange exchange) {
        return exchange instanceof Exchange.Answered answered && (answered.status() == 401 || answered.status() == 400);
    }
}
