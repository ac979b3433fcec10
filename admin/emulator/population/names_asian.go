package population

func asianCultures() []culture {
	return []culture{
		{
			locale: "zh_CN", zone: "Asia/Shanghai", share: 6, order: familyFirstJoined,
			given: names(`伟:wei 芳:fang 秀英:xiuying 娜:na 敏:min 静:jing 强:qiang 磊:lei 洋:yang 艳:yan 勇:yong 杰:jie
				明哲:mingzhe 雨桐:yutong 子涵:zihan 浩然:haoran 思远:siyuan 晓红:xiaohong 建国:jianguo 梓萱:zixuan`),
			family: names(`王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun
				胡:hu 朱:zhu 高:gao 欧阳:ouyang 司马:sima 诸葛:zhuge 龘:da 𠮷:jili`),
		},
		{
			locale: "zh_TW", zone: "Asia/Taipei", share: 3, order: familyFirstJoined,
			given: names(`雅婷:yating 冠宇:guanyu 怡君:yijun 家豪:jiahao 淑芬:shufen 志明:zhiming 美玲:meiling 俊傑:junjie
				鳳儀:fengyi 麗華:lihua 承恩:chengen 龍飛:longfei`),
			family: names(`林:lin 蔡:tsai 鄭:cheng 謝:hsieh 許:hsu 葉:yeh 蘇:su 蕭:hsiao 羅:lo 鍾:chung 顏:yen 龔:kung`),
		},
		{
			locale: "ja_JP", zone: "Asia/Tokyo", share: 6, order: familyFirst,
			given: names(`さくら:sakura 太郎:taro 花子:hanako 健一:kenichi 美咲:misaki 大輔:daisuke 陽菜:hina 翔太:shota
				結衣:yui 直樹:naoki みゆき:miyuki ひろし:hiroshi アンナ:anna ケン:ken 龍之介:ryunosuke 愛:ai 蓮:ren 凛:rin`),
			family: names(`佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 渡辺:watanabe 渡邊:watanave 齋藤:saito 齊藤:saitou
				中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura
				髙橋:takahasi 﨑山:sakiyama`),
		},
		{
			locale: "ko_KR", zone: "Asia/Seoul", share: 5, order: familyFirstJoined,
			given: names(`민준:minjun 서연:seoyeon 지훈:jihoon 수빈:subin 현우:hyunwoo 지우:jiwoo 예은:yeeun 준호:junho
				하윤:hayoon 도현:dohyun 은지:eunji 성민:sungmin 빛나라:bitnara 한별:hanbyul 가온:gaon 다솜:dasom`),
			family: names(`김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim 오:oh 한:han 신:shin
				황보:hwangbo 남궁:namgoong 뷁:bwelk`),
		},
		{
			locale: "th_TH", zone: "Asia/Bangkok", share: 3,
			given: names(`สมชาย:somchai สุดา:suda ประเสริฐ:prasert กัญญา:kanya ณัฐพล:natthaphon พิมพ์ชนก:phimchanok
				วีระ:wira อรุณี:arunee ธนวัฒน์:thanawat ศิริพร:siriporn ชัยวัฒน์:chaiwat น้ำฝน:namfon`),
			family: names(`ใจดี:jaidee ทองคำ:thongkham ศรีสุข:srisuk วงศ์สวัสดิ์:wongsawat บุญมี:bunmee รักไทย:rakthai
				แสงจันทร์:saengchan พันธุ์พืช:phanphuet เจริญสุข:charoensuk สุวรรณภูมิ:suwannaphum ณเชียงใหม่:nachiangmai
				กิ่งแก้ว:kingkaew`),
		},
		{
			locale: "km_KH", zone: "Asia/Phnom_Penh", share: 1,
			given:  names(`សុខា:sokha ចន្ទ្រា:chantrea វិសាល:visal ស្រីមុំ:sreymom ពិសិដ្ឋ:piseth បុប្ផា:bopha`),
			family: names(`សុខ:sok ចាន់:chan ហេង:heng លឹម:loem ងួន:nguon ខៀវ:khieu`),
		},
		{
			locale: "my_MM", zone: "Asia/Yangon", share: 1,
			given:  names(`အောင်:aung သန္တာ:thandar ကျော်စွာ:kyawswar နှင်းနှင်း:hninhnin မြင့်:myint ဖြိုး:phyo`),
			family: names(`ဦးလှ:uhla မြင့်ဆွေ:myintswe ထွန်း:htun ကြည်:kyi ဇော်:zaw ခိုင်:khaing`),
		},
	}
}
