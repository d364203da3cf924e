import { chromium } from "playwright-core";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const base="file:///tmp/o1/consultations/kaigo-4/comment/";
for (const [n,w,js] of [["wide",1280,true],["narrow",320,true],["nojs",1280,false]]) {
  const c=await b.newContext({viewport:{width:w,height:900},javaScriptEnabled:js,locale:"ja-JP"});
  const p=await c.newPage(); p.on("console",m=>console.log(n,m.text())); p.on("pageerror",e=>console.log(n,"ERR",e.message));
  await p.goto(base+"assessments/kaigo/4-an/ii/index.html");
  if(js){ await p.locator("textarea").nth(3).fill("取扱者の数が増えるのは心配です。\n■ 理由を教えてください。"); await p.locator("#_name").fill("見本 花子"); await p.waitForTimeout(600);}
  await p.screenshot({path:`/tmp/shot-sheet-${n}.png`,clip:{x:0,y:0,width:w,height:1800},fullPage:true});
  await p.goto(base+"index.html");
  if(js){ await p.waitForTimeout(500);
   await p.locator("#_part").selectOption({index:4}); await p.waitForTimeout(300); await p.locator("#_item").selectOption({index:5}); await p.locator("[data-do=add]").click(); await p.keyboard.type("二つ目の意見です。");
   await p.waitForTimeout(600);
   await p.locator("[data-do=check]").click();
   console.log(await p.locator("#_slip").textContent(), await p.locator("[role=status]").textContent());
   console.log(await p.evaluate(()=>[document.documentElement.scrollWidth, document.activeElement.id]));
  }
  await p.screenshot({path:`/tmp/shot-home-${n}.png`,fullPage:true});
}
await b.close();
