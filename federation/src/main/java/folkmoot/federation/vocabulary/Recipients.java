package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom something is addressed to. {@code audience} is the one community it belongs to (FEP-1b12). Hidden recipients
 * ({@code bto}, {@code bcc}) are neither read nor written.
 */
public record Recipients(List<URI> to, List<URI> cc, Optional<URI> audience) {

    private static final Recipients NONE = new Recipients(List.of(), List.of(), Optional.empty());

    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    public static Recipients none() {
        return NONE;
    }

    public static Recipients to(URI... to) {
        return new Recipients(List.of(to), List.of(), Optional.empty());
    }

    public static Recipients of(List<URI> to, List<URI> cc) {
        return new Recipients(to, cc, Optional.empty());
    }

    public Recipients withAudience(URI community) {
        return new Recipients(to, cc, Optional.of(community));
    }

    /** Everybody named, each once: {@code to}, {@code cc} and {@code audience}. */
    public Set<URI> all() {
        var all = new LinkedHashSet<URI>(to);
        all.addAll(cc);
        audience.ifPresent(all::add);
        return all;
    }

    public boolean contains(URI address) {
        return to.contains(address) || cc.contains(address) || audience.equals(Optional.of(address));
    }

    /** Whether everybody may read it: the public address is in {@code to} or {@code cc}. */
    public boolean includesPublic() {
        return to.contains(Addresses.PUBLIC) || cc.contains(Addresses.PUBLIC);
    }

    public boolean isEmpty() {
        return to.isEmpty() && cc.isEmpty() && audience.isEmpty();
    }
}
