package folkmoot.civic.decision;

import folkmoot.federation.signature.Digests;
import java.util.Comparator;
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
        return Digests.sha256Hex(receipts + "\n" + (variant + 1));
    }
}
