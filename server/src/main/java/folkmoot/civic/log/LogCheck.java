package folkmoot.civic.log;

import folkmoot.federation.log.GrowingTree;
import folkmoot.federation.log.TreeHashes;
import folkmoot.platform.database.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the tree anew from the entries, and compares: what the operator can see that nobody outside can is that nothing is missing. */
public final class LogCheck {

    private static final int STEP = 5_000;

    private final Database database;
    private final LogReading reading = new LogReading();

    public LogCheck(Database database) {
        this.database = database;
    }

    /** What does not agree, in words; nothing where all does. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        var head = database.read(reading::head);
        var tree = new GrowingTree();
        for (long from = 0; from < head.size(); from += STEP) {
            long begin = from;
            int count = (int) Math.min(STEP, head.size() - begin);
            var leaves = database.read(tx -> reading.entries(tx, begin, count));
            leaves.forEach(leaf -> tree.add(TreeHashes.leaf(leaf.bytes())));
            if (leaves.size() < count) {
                problems.add("the log lacks entries between " + begin + " and " + (begin + count));
                return problems;
            }
        }
        if (!Arrays.equals(tree.root(), head.root())) {
            problems.add("the entries of the log are not those of its tree");
        }
        if (!Arrays.equals(database.read(tx -> reading.root(tx, head.size())), head.root())) {
            problems.add("the tiles of the log are not those of its tree");
        }
        return problems;
    }
}
