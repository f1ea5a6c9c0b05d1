import sys, numpy as np
from sim_core import load_scenario
from sim_core.bots.style import Style
from tests.validate.tuning import net_of, paired
def go(name, over=None, N=8000):
    sc=load_scenario(name)
    if over: sc=sc.model_copy(update=over)
    base=net_of(sc,Style(),5,N)
    out=[f"{name} base {base.mean():.0f}"]
    for lab,st in {"ignore":Style(answers=False),"G":Style(deliver_below=99.,return_below=99.),"D":Style(deliver_below=-1.0,return_below=-1.),"deliver":Style(deliver_below=99.),"d.5":Style(deliver_below=.5),"back":Style(return_below=99.),"b.5":Style(return_below=.5)}.items():
        n=net_of(sc,st,5,N); d=(n-base); out.append(f"{lab} {n.mean()/base.mean():.4f}±{d.std()/N**.5/base.mean():.4f}")
    print("; ".join(out))
for n in sys.argv[1:]: go(n)
