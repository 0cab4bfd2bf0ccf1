package folkmoot.civic.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides between equals so that nobody knows beforehand and everybody can check afterwards: the lower SHA-256 of all receipts in their order, a line each, and the
 * number of the variant from 1 comes first.
 */
final class Lot implements Comparator<Integer> {

    private final String receipts;

    Lot(List<Ballot> ballots) {
        this.receipts = ballots.stream().map(Ballot::receipt).sorted().collect(Collectors.joining("\n"));
    }

    @Override
    public int compare(Integer one, Integer other) {
        return drawn(one).compareTo(drawn(other));
    }

    private String drawn(int variant) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((receipts + "\n" + (variant + 1)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
