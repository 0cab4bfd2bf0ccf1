package folkmoot.civic.place;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterLists;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.MatterTable;
import folkmoot.civic.matter.Wanted;
import folkmoot.civic.proposal.PlacedProposals;
import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.platform.database.Transaction;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A public body adds only buildings of its own, marked so. One for the same within fifty metres is shown before it is added twice. A place that
 * people have marked stays where it is: another place is another one.
 */
public final class PlaceRules implements MatterRules<MarkedPlace> {

    /** Metres within which a place is the same, and may be put right. */
    public static final int SAME = 50;

    private static final int LOOKED_AT = 30;

    private final MatterLists lists;
    private final MatterTable<MarkedPlace> table;
    private final PlaceMarks marks;

    public PlaceRules(MatterLists lists, MatterTable<MarkedPlace> table, PlaceMarks marks) {
        this.lists = lists;
        this.table = table;
        this.marks = marks;
    }

    @Override
    public boolean bodiesToo() {
        return true;
    }

    @Override
    public void check(Transaction tx, Wanted<MarkedPlace> wanted, Entries typed) {
        if (wanted.official() && !wanted.block().building()) {
            typed.fault("building", "ERR_ACCEPTED", "must be ticked: a public body adds only buildings of its own");
        }
        if (!wanted.official() && wanted.block().building()) {
            typed.fault("building", "ERR_INVALID", "can only be said by a public body");
        }
        var point = wanted.spot().flatMap(Spot::point);
        if (wanted.before().isPresent()) {
            checkMove(tx, wanted.before().get(), point, typed);
        }
        boolean moved = wanted.before()
                .filter(before -> before.spot().flatMap(Spot::point).equals(point))
                .isEmpty();
        if (moved && !typed.tick("different")) {
            point.ifPresent(at -> checkDouble(tx, wanted, at, typed));
        }
    }

    private void checkMove(Transaction tx, Wanted.Before<MarkedPlace> before, Optional<Point> point, Entries typed) {
        var from = before.spot().flatMap(Spot::point);
        boolean far = from.isPresent()
                && point.filter(to -> PlacedProposals.metres(from.get(), to) <= SAME)
                        .isEmpty();
        if (far && marks.isMarked(tx, before.id())) {
            typed.fault(
                    "latitude", "ERR_MOVED", "cannot move further than " + SAME + " metres once people have marked it");
        }
    }

    private void checkDouble(Transaction tx, Wanted<MarkedPlace> wanted, Point at, Entries typed) {
        var own = wanted.before().map(Wanted.Before::id);
        var near = lists.around(tx, wanted.community().id(), at, LOOKED_AT).stream()
                .filter(other -> !own.equals(Optional.of(other.id())))
                .filter(other -> other.spot()
                        .flatMap(Spot::point)
                        .filter(there -> PlacedProposals.metres(there, at) <= SAME)
                        .isPresent())
                .toList();
        var blocks = table.find(tx, near.stream().map(other -> other.id()).toList());
        var same = near.stream()
                .filter(other -> blocks.containsKey(other.id())
                        && blocks.get(other.id()).sort() == wanted.block().sort())
                .map(other -> "“" + other.title() + "” /c/" + wanted.community().name() + "/matters/" + other.id())
                .collect(Collectors.joining(", "));
        if (!same.isEmpty()) {
            typed.fault("different", "ERR_NEAR", "must be ticked if it is another one than " + same);
        }
    }
}
