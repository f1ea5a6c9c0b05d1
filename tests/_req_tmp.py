import sys, numpy as np
from sim_core import load_scenario
from sim_core.bots.style import Style
from tests.validate.tuning import net_of, paired
def go(name, over=None, N=8000):
    sc=load_scenario(name)
    if over: sc=sc.model_copy(update=over)
    base=net_of(sc,Style(),5,N)
    out=[f"{name} base {base.mean():.0f}"]
    for lab,st in {"ignore":Style(answers=False),"grant":Style(poor_below=99.),"decline":Style(poor_below=-1.0),"p.1":Style(poor_below=.1),"p.5":Style(poor_below=.5),"p1":Style(poor_below=1.)}.items():
        n=net_of(sc,st,5,N); d=(n-base); out.append(f"{lab} {n.mean()/base.mean():.4f}±{d.std()/N**.5/base.mean():.4f}")
    print("; ".join(out))
for n in sys.argv[1:]: go(n)
