package folkmoot.civic.paper;

import static folkmoot.schema.generated.Tables.MATTER_PAPER;
import static folkmoot.schema.generated.Tables.PAPER_PARAGRAPH;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A row for each paper, and one for each of its paragraphs. */
public final class PaperTable implements MatterTable<Paper> {

    @Override
    public void put(Transaction tx, StatusId id, Paper block) {
        int last = tx.sql()
                .select(MATTER_PAPER.LAST_NUMBER)
                .from(MATTER_PAPER)
                .where(MATTER_PAPER.STATUS_ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(MATTER_PAPER.LAST_NUMBER)
                .orElse(0);
        var numbered = Numbering.of(paragraphs(tx, id), last, PaperText.paragraphs(block.markdown()));
        tx.sql()
                .insertInto(MATTER_PAPER)
                .set(MATTER_PAPER.STATUS_ID, id.value())
                .set(MATTER_PAPER.MARKDOWN, block.markdown())
                .set(
                        MATTER_PAPER.LAST_NUMBER,
                        numbered.stream().mapToInt(Paragraph::number).reduce(last, Math::max))
                .onConflict(MATTER_PAPER.STATUS_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.sql()
                .deleteFrom(PAPER_PARAGRAPH)
                .where(PAPER_PARAGRAPH.STATUS_ID.eq(id.value()))
                .execute();
        var rows = IntStream.range(0, numbered.size())
                .mapToObj(at -> tx.sql()
                        .newRecord(PAPER_PARAGRAPH)
                        .with(PAPER_PARAGRAPH.STATUS_ID, id.value())
                        .with(PAPER_PARAGRAPH.NUMBER, numbered.get(at).number())
                        .with(PAPER_PARAGRAPH.POSITION, at)
                        .with(PAPER_PARAGRAPH.HTML, numbered.get(at).html()))
                .toList();
        tx.sql().insertInto(PAPER_PARAGRAPH).set(rows).execute();
    }

    @Override
    public Map<StatusId, Paper> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_PAPER)
                .where(MATTER_PAPER.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(row -> new StatusId(row.getStatusId()), row -> new Paper(row.getMarkdown()));
    }

    /** In their order. */
    public List<Paragraph> paragraphs(Transaction tx, StatusId paper) {
        return tx.sql()
                .selectFrom(PAPER_PARAGRAPH)
                .where(PAPER_PARAGRAPH.STATUS_ID.eq(paper.value()))
                .orderBy(PAPER_PARAGRAPH.POSITION)
                .fetch(row -> new Paragraph(row.getNumber(), row.getHtml()));
    }
}
