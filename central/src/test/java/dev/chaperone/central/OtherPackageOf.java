package dev.chaperone.central;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Classes of this module outside of some of its packages. */
final class OtherPackageOf extends DescribedPredicate<JavaClass> {

    private final String root;
    private final List<String> allowed;

    OtherPackageOf(String root, List<String> allowed) {
        super("are of another package of %s than %s", root, allowed);
        this.root = root;
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public boolean test(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") && !allowed.contains(name.substring(root.length() + 1));
    }
}
