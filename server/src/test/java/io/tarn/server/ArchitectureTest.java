package io.tarn.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of ARCHITECTURE.md: who may use whom. */
@AnalyzeClasses(packages = "io.tarn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("base")
            .definedBy("io.tarn.base..")
            .layer("sstable")
            .definedBy("io.tarn.sstable..")
            .layer("kv")
            .definedBy("io.tarn.kv..")
            .layer("blockstore")
            .definedBy("io.tarn.blockstore..")
            .layer("http")
            .definedBy("io.tarn.http..")
            .layer("versioning")
            .definedBy("io.tarn.versioning..")
            .layer("auth")
            .definedBy("io.tarn.auth..")
            .layer("catalog")
            .definedBy("io.tarn.catalog..")
            .layer("rest")
            .definedBy("io.tarn.rest..")
            .layer("webui")
            .definedBy("io.tarn.webui..")
            .layer("server")
            .definedBy("io.tarn.server..")
            .whereLayer("base")
            .mayNotAccessAnyLayer()
            .whereLayer("sstable")
            .mayOnlyAccessLayers("base")
            .whereLayer("kv")
            .mayOnlyAccessLayers("base")
            .whereLayer("blockstore")
            .mayOnlyAccessLayers("base")
            .whereLayer("http")
            .mayOnlyAccessLayers("base")
            .whereLayer("versioning")
            .mayOnlyAccessLayers("base", "sstable", "kv", "blockstore")
            .whereLayer("auth")
            .mayOnlyAccessLayers("base", "kv")
            .whereLayer("catalog")
            .mayOnlyAccessLayers("base", "kv", "blockstore", "versioning", "auth")
            .whereLayer("rest")
            .mayOnlyAccessLayers("base", "blockstore", "versioning", "catalog", "auth", "http")
            .whereLayer("webui")
            .mayNotAccessAnyLayer()
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule MODULES_HAVE_NO_CYCLES =
            slices().matching("io.tarn.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENGINE_TYPES_STAY_IN_THEIR_MODULE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tarn.kv.rocksdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");

    @ArchTest
    static final ArchRule THE_SERVER_LIBRARY_STAYS_IN_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("io.tarn.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");
}
