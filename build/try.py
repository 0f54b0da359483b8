import random, sys, time
sys.path.insert(0,'benchmarks')
from importlib import import_module
from collections import Counter, defaultdict
from contradictions.trial import findings, tried
frame=sys.argv[1]; n=int(sys.argv[2]); only=sys.argv[3] if len(sys.argv)>3 else None
m=import_module(f'contradictions.frames.{frame}')
stat=defaultdict(Counter); miss=defaultdict(list); false=defaultdict(list); multi=Counter()
for seed in range(n):
    doc=m.compose(random.Random(seed), f'{frame}-{seed}')
    if seed==0: open(f'build/{frame}.md','w').write(doc.text)
    t=time.time(); clean=findings(doc.text,doc.name); dt=time.time()-t
    bad=[f for f in clean if f.severity!='info']
    print(seed, f'{dt:.3f}', len(doc.changes), [(f.rule,f.severity,f.message[:200]) for f in bad])
    for c in doc.changes:
        if only and not (only in c.rules or only in c.name): continue
        o=tried(doc,clean,c)
        if c.rules:
            stat[c.rules[0]+' '+c.name]['n']+=1
            stat[c.rules[0]+' '+c.name]['hit']+=o.found is not None
            multi[len(o.errors)]+=1
            if o.found is None: miss[c.rules[0]+' '+c.name].append((seed,[doc.text[slice(*doc.spans[p])]+' => '+t for p,t in c.edits],o.errors,o.warnings))
            elif o.errors: false['MULTI '+c.name].append((seed,[t for _,t in c.edits],o.found,o.errors))
        else:
            stat['fine']['n']+=1
            if o.errors: false['ERR '+c.name].append((seed,[t for _,t in c.edits],o.errors))
            elif o.warnings: false['warn '+c.name].append((seed,[t for _,t in c.edits],o.warnings))
for k,v in sorted(stat.items()): print(k,v['hit'],'/',v['n'])
print('MISSES')
for k,v in miss.items(): print(k,len(v)); [print('    ',x) for x in v[:2]]
print('FALSE')
for k,v in false.items(): print(k,len(v)); [print('    ',x) for x in v[:2]]
print(multi, sum(v['hit'] for k,v in stat.items()), sum(v['n'] for k,v in stat.items() if k!='fine'), stat['fine']['n'])
