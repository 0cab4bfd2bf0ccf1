package folkmoot.talk.media;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;

/**
 * Takes one tag of an EXIF block and passes over all others: each may claim the whole block as its value, and thousands of
 * copies of it would stand in memory.
 */
final class OrientationTag extends ExifTiffHandler {

    private static final int UPRIGHT = 1;
    private static final int MIRRORED_AND_LYING = 8;

    private int value = UPRIGHT;

    OrientationTag() {
        super(new Metadata(), null, 0);
    }

    /** From 1 to 8; 1 where the block says nothing else. */
    int value() {
        return value;
    }

    @Override
    public boolean customProcessTag(
            int at, Set<Integer> directories, int start, RandomAccessReader in, int tag, int bytes) throws IOException {
        if (tag == ExifDirectoryBase.TAG_ORIENTATION && bytes == Short.BYTES) {
            int said = in.getUInt16(at);
            value = said >= UPRIGHT && said <= MIRRORED_AND_LYING ? said : UPRIGHT;
        }
        return true;
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        return false;
    }

    @Override
    public boolean hasFollowerIfd() {
        return false;
    }
}
