/* One question asked of every character or object of a page of PDFium.

   A call from Python costs several times PDFium's answer, and a page has thousands of characters. The function
   that answers comes from the library that Python has loaded, so nothing is linked; addresses are held in 64 bits
   everywhere. loops.py has the same loops in Python, for where this could not be compiled. */

#include <stdint.h>

#ifdef _WIN32
#define SHARED __declspec(dllexport)
#else
#define SHARED
#endif

static void *at(uint64_t address) { return (void *)(uintptr_t)address; }

SHARED void children(void *(*ask)(void *, int), void *parent, int count, uint64_t *found) {
    for (int i = 0; i < count; i++) found[i] = (uintptr_t)ask(parent, i);
}

SHARED void numbers(int (*ask)(void *), const uint64_t *things, int count, int *found) {
    for (int i = 0; i < count; i++) found[i] = ask(at(things[i]));
}

SHARED void parts(void *(*ask)(void *), const uint64_t *things, int count, uint64_t *found) {
    for (int i = 0; i < count; i++) found[i] = (uintptr_t)ask(at(things[i]));
}

SHARED void marks(void *(*ask)(void *, unsigned long), const uint64_t *things, unsigned long depth, int count,
                  uint64_t *found) {
    for (int i = 0; i < count; i++) found[i] = (uintptr_t)ask(at(things[i]), depth);
}

SHARED void pairs(int (*ask)(void *, int *, int *), const uint64_t *things, int count, int *found) {
    for (int i = 0; i < count; i++, found += 2) ask(at(things[i]), found, found + 1);
}

/* Floats or unsigned integers, which are as long. */
SHARED void quads(int (*ask)(void *, void *, void *, void *, void *), const uint64_t *things, int count,
                  uint32_t *found) {
    for (int i = 0; i < count; i++, found += 4) ask(at(things[i]), found, found + 1, found + 2, found + 3);
}

SHARED void boxes(int (*ask)(void *, int, float *), void *page, int count, float *found) {
    for (int i = 0; i < count; i++, found += 4) ask(page, i, found);
}

SHARED void matrices(int (*ask)(void *, int, float *), void *page, const int *places, int count, float *found) {
    for (int i = 0; i < count; i++, found += 6) ask(page, places[i], found);
}

SHARED void sizes(double (*ask)(void *, int), void *page, const int *places, int count, double *found) {
    for (int i = 0; i < count; i++) found[i] = ask(page, places[i]);
}

/* PDFium takes left, right, bottom, top; a box is left, bottom, right, top. */
SHARED void inks(int (*ask)(void *, int, double *, double *, double *, double *), void *page, int count,
                 double *found) {
    for (int i = 0; i < count; i++, found += 4) ask(page, i, found, found + 2, found + 1, found + 3);
}

/* What a linker for Windows wants of an extension; nobody imports it. */
SHARED void *PyInit__loops(void) { return 0; }
