package folkmoot.development;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads Folkmoot itself, and the library that loads its templates, from its own places; other libraries are its parent's. */
final class FreshLoader extends URLClassLoader {

    FreshLoader(URL[] places, ClassLoader parent) {
        super(places, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("folkmoot.") && !name.startsWith("gg.jte.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    public URL getResource(String name) {
        var own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
